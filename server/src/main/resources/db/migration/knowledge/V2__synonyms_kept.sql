-- Administrators of the knowledge base keep the groups of words: each with who, when and why. One that ended stays
-- for the record. A word stands in one group at a time; the desk sees to it under a lock.
alter table knowledge_synonym
    add added_at   timestamptz not null default now(),
    add added_by   text not null default '',
    add reason     text not null default '',
    add ended_at   timestamptz,
    add ended_by   text,
    add end_reason text;
comment on column knowledge_synonym.added_by is 'empty for groups that came with the program';
