//! Duet as people meet it: one test binary, one file a noun.

mod always;
mod application;
mod architecture;
mod browser;
mod campaign;
mod commands;
mod config;
mod conversion;
mod creator;
mod direct;
mod doctor;
mod door;
mod egress;
mod help;
mod link;
mod locales;
mod migrations;
mod openapi;
mod profile;
mod program;
mod register;
mod start;
mod stats;
mod strangers;
mod support;
mod web;
