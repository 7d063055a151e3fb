// jsonnet mixin/rules.jsonnet > sora-rules.yml   (JSON is YAML)
(import 'mixin.libsonnet').prometheusRules
