SELECT count(*) FROM log INDEXED BY sqlite_autoindex_log_1;
