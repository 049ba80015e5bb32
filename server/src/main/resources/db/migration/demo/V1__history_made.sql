-- Which pieces of the demo's invented past are in, so that a stopped start goes on where it was.
create table demo_history (
    piece   text        primary key,
    cases   integer     not null check (cases >= 0),
    facts   integer     not null check (facts >= 0),
    made_at timestamptz not null
);
