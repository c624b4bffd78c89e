create table under_test (id bigint primary key);
