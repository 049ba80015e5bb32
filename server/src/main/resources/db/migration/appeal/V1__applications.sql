-- Applications about what counts (剔除、考核申诉、不合理诉求) as lists and figures read them. A projection of facts,
-- rebuilt at any time, hence without foreign keys.

create table review_application (
    case_id         bigint      not null,
    no              integer     not null,
    round           integer     not null,
    unit_id         bigint      not null,
    upper_id        bigint,      -- who forwards, null: nobody does
    again           integer,     -- the application that is asked again (复核)
    above_id        bigint,      -- whose decision is asked again: the level above it decides; null: an assessor does
    kind            text        not null,
    ground          text        not null,
    words           text        not null,
    person          text        not null,
    asked_at        timestamptz not null,
    state           text        not null,
    due_at          timestamptz, -- until when the present step is to be taken, null once it is settled
    forward_unit_id bigint,
    opinion         text,
    decided_unit_id bigint,
    decider_id      bigint,
    decider         text,
    settled_at      timestamptz,
    reason          text,
    rule            text,
    effect          text,
    primary key (case_id, no),
    constraint review_open_has_a_due_moment
        check ((state in ('TO_FORWARD', 'TO_DECIDE')) = (due_at is not null)),
    constraint review_settled check ((due_at is null) = (settled_at is not null))
);
create index review_application_waits on review_application (due_at, case_id, no) where due_at is not null;
create index review_application_asked on review_application (asked_at desc, case_id, no);
create index review_application_of_unit on review_application (unit_id, asked_at desc);
