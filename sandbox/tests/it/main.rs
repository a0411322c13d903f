//! The sandbox as a bot and its people meet it: over raw HTTP and WebSocket, with no Discord library.

#[cfg(feature = "alone")]
mod alone;
mod answers;
mod command_routes;
mod commands;
mod control;
mod faults;
mod first_steps;
mod follow_ups;
mod forms;
mod gateway;
mod gateway_limits;
mod gateway_lines;
mod guilds;
mod libraries;
mod limits;
mod marks;
mod message_routes;
mod messages;
mod page;
mod rates;
mod scheduled;
mod support;
mod thread_routes;
mod threads;
