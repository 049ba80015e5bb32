-- The one who whistled is told when a called unit stays silent: a second notice of a clock, of another kind.

alter table notice drop constraint notice_of_a_fact_or_a_clock;
alter table notice add constraint notice_of_a_fact_or_a_clock check (
    (part is not null) = (clock is not null) and (clock is not null) = (due_at is not null)
    and (kind in ('DUE_SOON', 'OVERDUE', 'UNANSWERED')) = (clock is not null)
    and (clock is null or seq is null));
