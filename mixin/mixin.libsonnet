// The rules and dashboards of sora-exporter as a mixin: what lies in ../alerts/rules and ../dashboards, read as it is
// and changed only where the configuration asks for it. With the default configuration nothing is changed.
local files = import 'files.libsonnet';

(import 'config.libsonnet') + {
  local config = $._config,

  // --- expressions ------------------------------------------------------------------------------------------------
  local shipped = 'job="sora-exporter"',
  local matchers = 'job="' + config.job + '"' + (if config.selector == '' then '' else ',' + config.selector),
  local expression(text) = std.strReplace(text, shipped, matchers),

  // --- rules ------------------------------------------------------------------------------------------------------
  local identity = 'target, provider, channel, model',
  local withObjective(rule) =
    if config.objective == null || std.get(rule, 'record', '') != 'target:service_slo_objective:ratio' then rule
    else rule {
      expr: '(' + std.rstripChars(rule.expr, '\n') + ')\nor\n(max by (' + identity + ') (last_over_time(service_state{'
            + matchers + ',state="operational"}[5m])) * 0 + ' + config.objective + ')\n',
    },
  local withUrls(rule) =
    if std.get(rule, 'record', '') != 'sora_exporter:urls:info' then rule
    else rule { labels+: config.urls },
  local withSeverity(rule) =
    if !std.objectHas(rule, 'alert') then rule
    else rule {
      labels+: config.labels {
        severity: std.get(config.severityOf, rule.alert, config.severities[rule.labels.severity]),
      },
    },
  local wanted(rule) = !std.member(config.without, std.get(rule, 'alert', '')),
  // Annotations ask Prometheus, too.
  local withAnnotations(rule) =
    if !std.objectHas(rule, 'annotations') then rule
    else rule { annotations: std.mapWithKey(function(_, text) expression(text), rule.annotations) },
  local rule(original) =
    withAnnotations(withSeverity(withUrls(withObjective(original { expr: expression(original.expr) })))),
  local groups = [
    group { rules: [rule(one) for one in group.rules if wanted(one)] }
    for file in files.rules
    for group in std.parseYaml(file).groups
  ],
  local alerting(group) = std.length([one for one in group.rules if std.objectHas(one, 'alert')]) > 0,
  local kept = [group for group in groups if std.length(group.rules) > 0],

  prometheusAlerts+:: { groups+: [group for group in kept if alerting(group)] },
  prometheusRules+:: { groups+: [group for group in kept if !alerting(group)] },

  // --- dashboards -------------------------------------------------------------------------------------------------
  local deep(node) =
    if std.isString(node) then expression(node)
    else if std.isArray(node) then std.map(deep, node)
    else if std.isObject(node) then std.mapWithKey(function(_, value) deep(value), node)
    else node,
  grafanaDashboardFolder:: 'sora-exporter',
  grafanaDashboards+:: {
    [name]: deep(files.dashboards[name]) + { tags+: config.dashboardTags }
    for name in std.objectFields(files.dashboards)
  },
}
