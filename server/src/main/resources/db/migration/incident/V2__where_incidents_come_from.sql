-- What an incident was opened out of: a surge (突增) or a group matter (群诉), or neither.

alter table incident
    add column surge_id  bigint references surge (id),
    add column matter_id bigint;
create index incident_of_surge on incident (surge_id) where surge_id is not null;
create index incident_of_matter on incident (matter_id) where matter_id is not null;
