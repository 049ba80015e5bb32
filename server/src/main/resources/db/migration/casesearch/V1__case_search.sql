-- Words of cases for searching (工单搜索). A projection of facts, rebuilt at any time, hence without foreign keys.
-- pairs: neighbouring characters of title, address and words, two UTF-16 units in one integer.
-- marks: what a search is narrowed by, see case_search_marks.

create table case_search (
    case_id   bigint      not null primary key,
    opened_at timestamptz not null,
    title     text        not null,
    address   text        not null,
    words     text        not null,
    pairs     integer[]   not null,
    marks     integer[]   not null
);
create index case_search_terms on case_search using gin (pairs, marks);
create index case_search_opened on case_search (opened_at, case_id);

-- A mark by its name. Units have their own number; names collide rarely, and every answer is looked at again.
create function case_search_mark(named text) returns integer
    language sql immutable strict parallel safe
    return -1000000 - (hashtext(named) & 1073741823);

-- The week of a moment, by which the newest are found first.
create function case_search_week(at timestamptz) returns integer
    language sql immutable strict parallel safe
    return -1 - floor(extract(epoch from at) / 604800)::integer;

create function case_search_marks(which bigint) returns integer[]
    language sql stable strict
    return (
        select array(
            select distinct mark from (
                select case_search_week(c.opened_at)
                union all select case_search_mark('channel:' || c.channel)
                union all select case_search_mark('urgency:' || c.urgency)
                union all select case_search_mark('kind:' || c.kind)
                union all select case_search_mark(
                    'state:' || case when c.closed_at is null then 'OPEN' else c.state end)
                union all select case_search_mark('category:' || left(c.category, n))
                    from generate_series(2, length(c.category), 2) n
                union all select c.area_id::integer
                union all select a.unit_id::integer from assignment a where a.case_id = c.id
            ) all_marks (mark) where mark is not null)
        from case_file c where c.id = which);
