-- How citizens chose to be asked (回访方式). A projection of facts, rebuilt at any time.

create table revisit_wish (
    case_id    bigint primary key,
    way        text not null check (way in ('PHONE', 'LINK', 'NONE')),
    language   text,
    link_until timestamptz -- until when the questionnaire alone asks; null: an agent calls at once
);
