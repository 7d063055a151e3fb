// jsonnet -m FOLDER mixin/dashboards.jsonnet
(import 'mixin.libsonnet').grafanaDashboards
