-- What it is: a hash, as columns of hashes are called here, so that nobody looks for a way to open it.
alter table training_completion rename column once to way_hash;
