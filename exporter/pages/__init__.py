"""Status pages: what a vendor or reseller says of itself. One file per kind.

| kind | trap | what is done |
|---|---|---|
| statuspage | `summary.json` lists some components, others each time | `components.json` decides |
| statuspage | two components share a name ("Login") | the worst of all matches counts; an id matches one |
| statuspage | a component disappears (Sora, after the shutdown) | `absent`, a state of its own |
| statuspage | `updated_at` is the same everywhere and stale | never read; our own time of reading counts |
| statuspage | indicator `maintenance`, or `minor` for somebody else's trouble | the indicator is never read |
| statuspage | arrays are left out when empty, 404 where a page lacks a list | both mean empty |
| statuspage | incidents without `components` (incident.io) | mapped by the native feeds, else to nobody |
| statuspage | native words: `full_outage`, `maintenance_in_progress`, ... | translated |
| statuspage | a challenge: 405, or HTML with 200 | not read: `status_page_up` 0, the last reading stays |
| google_cloud | one array of all incidents, megabytes | conditional requests, reduced before it is kept |
| google_cloud | `service_name` is "Multiple Products" | `affected_products` decides |
| google_cloud | an open incident has no `end` | so open is known; its latest update tells how bad it is |
| google_cloud | a product without incidents is not in the file | `products.json` tells which exist |
| new_api | `status` of a monitor is its oldest beat, hours old | not believed; see `new_api` |
| new_api | `uptime` is an average of 24 hours, 0 with newer boards | advisory: shown, never compared |
| new_api | an unreachable board gives success and no monitors | its components are `absent` |
| new_api | notices are free text, often Chinese, and stay for months | `free_text` reads trouble and times |
| new_api | an SPA answers stray paths with 200 and HTML | only JSON with `success: true` counts |

Whatever a page writes is for people: titles reach pages and logs, never a label.
"""
