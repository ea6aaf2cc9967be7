DROP EVENT TRIGGER "watch_ddl";
