-- Knowledge base (知识库): articles with their versions, and the passages by which they are found.

create table knowledge_article (
    id       bigint generated always as identity primary key,
    owner_id bigint  not null references unit (id),
    kind     text    not null check (kind in ('ARTICLE', 'POLICY', 'METHOD', 'ANSWER')),
    state    text    not null check (state in ('PUBLISHED', 'WITHDRAWN')),
    version  integer not null check (version > 0)
);

-- what an article said at a time; never changed
create table knowledge_version (
    article_id  bigint      not null references knowledge_article (id),
    no          integer     not null check (no > 0),
    title       text        not null check (title <> ''),
    category    text,
    body        text        not null check (body <> ''),
    valid_from  date        not null,
    valid_until date,
    review_on   date,
    person_id   bigint references person (id),
    at          timestamptz not null,
    act_key     text unique,
    primary key (article_id, no),
    constraint knowledge_version_validity check (valid_until is null or valid_until >= valid_from)
);

-- Passages of the newest version of what is published. terms: each with how often it stands in heading and text.
create table knowledge_passage (
    article_id bigint   not null references knowledge_article (id),
    no         integer  not null,
    body       text     not null,
    length     integer  not null,
    terms      text     not null,
    search     tsvector not null,
    primary key (article_id, no)
);
create index knowledge_passage_search on knowledge_passage using gin (search);

-- in how many passages a term stands
create table knowledge_term (
    term     text    not null primary key,
    passages integer not null
);

-- words that mean the same (同义词), one group a row
create table knowledge_synonym (
    id    bigint generated always as identity primary key,
    words text[] not null check (cardinality(words) > 1)
);
insert into knowledge_synonym (words) values
    (array['公积金', '住房公积金']),
    (array['低保', '最低生活保障']),
    (array['社保', '社会保险']),
    (array['医保', '医疗保险']),
    (array['电动车', '电瓶车', '电动自行车']),
    (array['暖气', '供暖', '供热']),
    (array['煤气', '燃气', '天然气']),
    (array['老人', '老年人']),
    (array['小孩', '孩子', '儿童']),
    (array['欠薪', '拖欠工资']);
