SELECT count(*) FROM mapservice.session;
