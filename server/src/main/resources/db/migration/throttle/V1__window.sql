-- Counts of asks per key; not logged, because a count lost in a crash only forgives.
create unlogged table throttle_window (
    key text primary key check (length(key) between 1 and 200),
    ends_at timestamptz not null,
    taken integer not null check (taken > 0)
) with (fillfactor = 50);
