//! A small Discord in memory, for trying and testing bots without a network.
