-- What was sent and received is kept for a time only; who, when, which case and how it ended stays.

alter table rewording_use alter column sent drop not null;
alter table rewording_use add check (sent is not null or received is null);

-- the round looks for those whose words are still there
create index rewording_use_words on rewording_use (at) where sent is not null;
