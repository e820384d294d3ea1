/**
 * Built-in functions of PostgreSQL that change nothing: those that its catalogue marks as immutable or stable, of use to
 * people, and the few volatile ones that only look at the clock, draw a number or measure a table.
 */
export const readOnlyFunctions: ReadonlySet<string> = new Set(
  [
    // aggregates and windows
    'any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp cume_dist',
    'dense_rank every first_value json_agg json_object_agg json_object_agg_strict',
    'json_object_agg_unique jsonb_agg jsonb_agg_strict jsonb_object_agg lag last_value lead max min mode',
    'nth_value ntile percent_rank percentile_cont percentile_disc range_agg range_intersect_agg rank regr_avgx',
    'regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy row_number stddev',
    'stddev_pop stddev_samp string_agg sum var_pop var_samp variance xmlagg',
    // numbers
    'abs acos acosd acosh asin asind asinh atan atan2 atan2d atand atanh cbrt ceil ceiling cos cosd cosh cot cotd',
    'degrees div erf erfc exp factorial floor gamma gcd lcm lgamma ln log log10 min_scale mod pi pow power radians',
    'random random_normal round scale sign sin sind sinh sqrt tan tand tanh trim_scale trunc width_bucket',
    // text
    'ascii bit_length btrim casefold char_length character_length chr concat concat_ws convert_from convert_to crc32',
    'crc32c decode encode format initcap left length like_escape lower lpad ltrim md5 normalize is_normalized',
    'octet_length overlay parse_ident position quote_ident quote_literal quote_nullable regexp_count regexp_instr',
    'regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr',
    'repeat replace reverse right rpad rtrim sha224 sha256 sha384 sha512 similar_to_escape split_part',
    'starts_with string_to_array string_to_table strpos substr substring text to_ascii to_bin',
    'to_char to_hex to_number to_oct translate unistr upper bit_count get_bit get_byte set_bit',
    'set_byte',
    // time
    'age clock_timestamp date date_add date_bin date_part date_subtract date_trunc extract isfinite justify_days',
    'justify_hours justify_interval make_date make_interval make_time make_timestamp',
    'make_timestamptz now overlaps statement_timestamp timeofday timezone to_date to_timestamp transaction_timestamp',
    // lists, ranges, identifiers
    'array_append array_cat array_dims array_fill array_length array_lower array_ndims array_position array_positions',
    'array_prepend array_remove array_replace array_reverse array_sort array_to_json array_to_string array_upper',
    'cardinality daterange datemultirange generate_series generate_subscripts int4multirange int4range int8multirange',
    'int8range isempty lower_inc lower_inf multirange nummultirange numrange range_merge trim_array tsmultirange tsrange',
    'tstzmultirange tstzrange unnest upper_inc upper_inf gen_random_uuid uuidv4 uuidv7 uuid_extract_timestamp',
    'uuid_extract_version enum_first enum_last enum_range num_nonnulls num_nulls',
    // JSON and XML
    'json_array_elements json_array_elements_text json_array_length json_build_array json_build_object json_each',
    'json_each_text json_extract_path json_extract_path_text json_object json_object_keys json_populate_record',
    'json_populate_recordset json_strip_nulls json_to_record json_to_recordset json_typeof jsonb_array_elements',
    'jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_concat jsonb_delete',
    'jsonb_each jsonb_each_text jsonb_exists jsonb_exists_all jsonb_exists_any jsonb_extract_path',
    'jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_keys jsonb_path_exists jsonb_path_exists_tz',
    'jsonb_path_match jsonb_path_match_tz jsonb_path_query jsonb_path_query_array jsonb_path_query_array_tz',
    'jsonb_path_query_first jsonb_path_query_first_tz jsonb_path_query_tz jsonb_populate_record',
    'jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_to_record',
    'jsonb_to_recordset jsonb_typeof row_to_json to_json to_jsonb xml_is_well_formed xml_is_well_formed_content',
    'xml_is_well_formed_document xmlcomment xmlexists xpath xpath_exists',
    // full-text search
    'array_to_tsvector get_current_ts_config json_to_tsvector jsonb_to_tsvector numnode phraseto_tsquery plainto_tsquery',
    'querytree setweight strip to_tsquery to_tsvector ts_delete ts_filter ts_headline ts_rank ts_rank_cd',
    'tsquery_phrase tsvector_to_array websearch_to_tsquery',
    // addresses and shapes
    'abbrev broadcast family host hostmask inet_merge inet_same_family masklen netmask network set_masklen area center',
    'diagonal diameter height isclosed isopen npoints point radius slope width',
    // the catalogue
    'col_description current_database current_schema current_schemas current_setting current_user format_type',
    'has_any_column_privilege has_column_privilege has_database_privilege has_function_privilege has_schema_privilege',
    'has_sequence_privilege has_table_privilege obj_description pg_collation_for pg_column_size pg_database_size',
    'pg_get_constraintdef pg_get_expr pg_get_functiondef pg_get_indexdef pg_get_viewdef pg_indexes_size pg_is_in_recovery',
    'pg_relation_size pg_size_bytes pg_size_pretty pg_table_size pg_total_relation_size pg_typeof session_user',
    'shobj_description to_regclass to_regnamespace to_regproc to_regprocedure to_regrole to_regtype version',
  ].flatMap((line) => line.split(' ')),
);

/** Functions that people try, with what they do: a refusal that says so is better heeded. */
export const changingFunctions: Readonly<Record<string, string>> = {
  nextval: 'advances a sequence',
  setval: 'sets a sequence',
  set_config: 'changes a setting',
  setseed: 'changes the state of the session',
  pg_sleep: 'holds the connection up',
  pg_terminate_backend: 'ends another session',
  pg_cancel_backend: "cancels another session's query",
  pg_reload_conf: 'reloads the configuration of the server',
  pg_read_file: 'reads files of the server',
  pg_read_binary_file: 'reads files of the server',
  pg_ls_dir: 'lists files of the server',
  lo_import: 'reads files of the server and writes a large object',
  lo_export: 'writes files of the server',
  lo_unlink: 'deletes a large object',
  lo_put: 'writes a large object',
  lo_from_bytea: 'writes a large object',
  dblink: 'runs a statement on another connection',
  dblink_exec: 'runs a statement on another connection',
  query_to_xml: 'runs the statement in its argument',
  query_to_xmlschema: 'runs the statement in its argument',
  query_to_xml_and_xmlschema: 'runs the statement in its argument',
  pg_notify: 'sends a notification',
  pg_advisory_lock: 'takes a lock',
  pg_advisory_xact_lock: 'takes a lock',
  pg_try_advisory_lock: 'takes a lock',
  pg_switch_wal: 'changes the write-ahead log',
  pg_logical_emit_message: 'writes to the write-ahead log',
  pg_stat_reset: 'resets statistics',
  ts_rewrite: 'runs the statement in its argument',
  ts_stat: 'runs the statement in its argument',
};
