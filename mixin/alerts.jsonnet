// jsonnet mixin/alerts.jsonnet > sora-alerts.yml   (JSON is YAML)
(import 'mixin.libsonnet').prometheusAlerts
