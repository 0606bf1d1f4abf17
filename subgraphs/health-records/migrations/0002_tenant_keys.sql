-- A record belongs to its person, and so does the key of its rows: an id alone is looked up by, and says nothing of who has it.
drop index resources_id;
create index resources_id on resources (id);
