//! The sandbox as a bot and its people meet it: over raw HTTP and WebSocket, with no Discord library.

mod control;
mod first_steps;
mod support;
