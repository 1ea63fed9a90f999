-- As typed, like the e-mail address.
alter table visitor add column phone text;
