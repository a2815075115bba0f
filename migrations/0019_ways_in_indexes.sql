-- Links that have ended are found by their provider too. Runs as the owner.
create index openid_link_provider on openid_link (partnership_id, provider_id);
