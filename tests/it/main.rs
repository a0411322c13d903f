//! Duet's tests, as one program: what people meet, and what must hold whatever happens.

mod egress;
