-- Who saw and did what; rows are only ever added, whatever program is connected.
-- No foreign keys: an entry must outlive what it tells about.
create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    kind text not null check (kind ~ '^[A-Z_]{3,40}$'),
    person_id bigint,
    person_name text not null,
    role text,
    unit_id bigint,
    case_number text,
    reason text check (reason is null or length(reason) between 1 and 500),
    details jsonb not null default '{}',
    address text
);

create index audit_entry_by_person on audit_entry (person_id, id desc);
create index audit_entry_by_case on audit_entry (case_number, id desc) where case_number is not null;
create index audit_entry_by_unit on audit_entry (unit_id, id desc);

create function audit_entry_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry only grows: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_only_grows
    before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_only_grows();
