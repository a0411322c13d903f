# What one types most. `just` lists them.

default:
    @just --list

# Everything on this machine, with a page to act in
demo *args:
    cargo run -- demo {{args}}

# The tests, on SQLite
test *args:
    cargo test --workspace {{args}}

# Everything that must hold before a change lands
check:
    .ci/run
