/** The first of the ports that a run of the tests uses. Two runs beside each other need one each, some thousands apart. */
export const FIRST_PORT = Number(process.env.E2E_PORT ?? 4173);

/** The sites that are served as long as the tests run. */
export const SITE_PORTS = { small: FIRST_PORT, dist: FIRST_PORT + 1 };

/** The development server. */
export const TRUNK_PORT = FIRST_PORT + 2;

/** The first port of a worker for servers of single tests, of which it may use ten. */
export const serverPort = (worker: number): number => FIRST_PORT + 10 * (worker + 1);

/** The first port of a worker for servers of tests in other engines, which use three each. */
export const enginePort = (worker: number): number => FIRST_PORT + 1000 * (worker + 1);
