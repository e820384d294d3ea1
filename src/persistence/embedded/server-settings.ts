/** File in PostgreSQL's data folder that holds {@link SERVER_SETTINGS}; rewritten before every start. */
export const SETTINGS_FILE = 'statehouse.conf';

/** postgresql.conf of a new data folder. What a person adds below the include wins over Statehouse's settings. */
export const ROOT_SETTINGS = `# Statehouse rewrites ${SETTINGS_FILE} before every start. Settings below this line win over it.
include '${SETTINGS_FILE}'
`;

/**
 * For a laptop with two cores that also runs the application.
 * Full-page images stay uncompressed: the packaged build has no lz4, and pglz costs commits their latency.
 * Disk access is synchronous because PostgreSQL's I/O workers would be three more processes on those two cores.
 */
export const SERVER_SETTINGS = `# Written by Statehouse before every start: change postgresql.conf instead.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100

fsync = on
full_page_writes = on
synchronous_commit = on

shared_buffers = 128MB
effective_cache_size = 512MB
work_mem = 8MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
io_method = sync
max_worker_processes = 4
max_parallel_workers = 2
max_parallel_workers_per_gather = 1
huge_pages = off
jit = off

# A query whose client was killed must not keep its locks.
client_connection_check_interval = 5s

timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
log_min_messages = warning
log_checkpoints = off
log_line_prefix = '%m [%p] '
`;
