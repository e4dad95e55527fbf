"""What is wrong with operation.yaml or another YAML file."""

SENTENCES: dict[str, str] = {
    "not_utf8": "the file is not UTF-8; save it as UTF-8.",
    "yaml_syntax": "no valid YAML at column {char}: {reason}.",
    "yaml_too_deep": "nested more than {most} levels deep.",
    "yaml_too_many": "more than {most} values; instances belong into CSV files.",
    "yaml_anchor": "anchors and aliases (& and *) are not read; write the values out.",
    "yaml_tag": "the tag {tag} is not read; write plain values.",
    "yaml_directive": "directives (%YAML, %TAG) are not read; the file is YAML 1.2.",
    "yaml_second_document": "a second document starts here; the file must hold one.",
    "yaml_key": "a list or mapping cannot be a key.",
    "yaml_duplicate_key": "the key “{key}” stands here a second time (first in line {first}).",
    "yaml_missing_key": "the key “{key}” is missing.",
    "yaml_unknown_key": "the key “{key}” is not known here; known: {allowed}.",
    "yaml_choice": "“{value}” is not one of: {allowed}.",
    "yaml_bounds": "“{value}” is out of bounds; it must be {limit}.",
    "yaml_length": "too few or too many entries; least {least}, most {most}.",
    "yaml_pattern": "“{value}” does not match {pattern}.",
    "yaml_value": "“{value}”: {reason}.",
    "needs_whole_number": "“{value}” is not a whole number.",
    "needs_number": "“{value}” is not a finite number.",
    "needs_text": "“{value}” is not text; put it into quotes.",
    "needs_list": "“{value}” is not a list; write [a, b].",
    "needs_flag": "“{value}” is neither true nor false.",
    "needs_date": "“{value}” is not a date; write 2025-11-03.",
    "needs_mapping": "“{value}” is not a section with keys and values.",
    "clock": "“{value}” is no clock time; write HH:MM, for example 08:30 (26:00 means 02:00 on the next day).",
    "unknown_zone": "“{value}” is no IANA time zone; write for example Europe/Istanbul.",
    "on_call_price": "a missing standby must cost more (missing) than its fee, or nobody is ever put on call.",
    "floor_of_nobody": "a floor names a language, skill, queue or role.",
    "contract_order": "the weekly hours must be in order: least_week_h <= week_h <= most_week_h.",
    "break_order": "break windows must follow one another without overlap.",
    "break_outside": "the last break window must end inside the shift.",
    "no_queues": "there is no queue; add at least one.",
    "opening_order": "opening hours must end after they start.",
    "opening_twice": "{value} has opening hours already; a day has one span.",
    "slowdown_length": "{value} slow-downs for up to {most} chats at once; give one for each.",
    "concurrency_needed": "the channel “{value}” is concurrent; say with how many at once (concurrency).",
    "slowdown_twice": "state the slow-down in one way only: slowdown, aht_s or slow_per_chat.",
    "slowdown_unmeasured": (
        "say how chats at once slow an agent down (slowdown, aht_s or slow_per_chat), or at how many chats on average "
        "the handling time was recorded (measured_at)."
    ),
    "curve_falls": (
        "with one chat more an agent ends fewer (per handling time alone: {rates}); lower most, or check the figures."
    ),
    "curve_misses_aht": (
        "the channel's AHT of {aht_s} s lies outside of the measured curve ({least} to {most} s); correct one of them, "
        "or state measured_at."
    ),
    "measured_at_beyond": "measured at {value} chats on average, where at most {most} are allowed.",
    "transfer_to_itself": "the queue “{value}” cannot transfer to itself; leave it out.",
    "transfers_too_many": "{value} of all contacts are transferred; together the shares must stay below 1.",
    "setting_of_kind": "a channel of kind {kind} has no {value}; it belongs to: {allowed}.",
    "menu_order": "the last start must not lie before the first, nor past 23:59.",
    "menu_off_grid": "{value} minutes do not fit the grid of {grid} minutes (grid_min).",
    "derby_pair": "“{value}” names no two clubs; write Galatasaray - Fenerbahçe.",
    "unknown_rule": "“{value}” is no known rule; known: {allowed}.",
    "reason_needed": "the change of the rule “{value}” needs a reason.",
    "rule_parameter": "“{value}” is not possible for “{key}”: {reason}.",
}
