-- the options of the user mapping app_reader on server remote are not part of the plan: set them by ALTER USER MAPPING
CREATE USER MAPPING FOR app_reader SERVER remote;
