-- All that a revision was computed from is kept with it: beside the answers what units did, and the figures that no
-- row of a case tells (residents, the month before). Earlier revisions kept answers only; theirs stay empty.

create table sealed_part (
    month          date    not null,
    since_revision integer not null,
    until_revision integer,
    like assessed_part,
    primary key (month, case_id, part, round, since_revision)
);
create index sealed_part_unit on sealed_part (month, unit_id);

alter table period_revision
    add measures        text not null default '',
    add parts           bigint not null default 0,
    add parts_digest    text not null default '',
    add measures_digest text not null default '';
comment on column period_revision.measures is 'unit, group, measure, value: what was known of units beside the answers';

-- what a scheme leaves out because nobody could be reached
create index assessed_answer_anonymous on assessed_answer (answered_at) where anonymous;
