//! The sandbox as a bot and its people meet it: over raw HTTP and WebSocket, with no Discord library.

mod answers;
mod commands;
mod control;
mod first_steps;
mod forms;
mod gateway;
mod messages;
mod support;
mod threads;
