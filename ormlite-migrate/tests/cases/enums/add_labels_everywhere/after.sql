CREATE TYPE size AS ENUM ('xs', 's', 'm', 'l', 'xl', 'xxl');
