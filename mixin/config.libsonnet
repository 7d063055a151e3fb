// What users of the mixin change. The defaults give the rules and dashboards as they are shipped.
{
  _config+:: {
    // The scrape job.
    job: 'sora-exporter',
    // Further matchers of every series of the exporter, such as 'cluster="eu", env="prod"'.
    selector: '',
    // Where alerts/runbooks.md is published, Grafana, and the exporter's own page: what links lead to.
    urls: {
      runbooks: 'https://sora-exporter.example.org/alerts/runbooks.md',
      dashboards: 'https://grafana.example.org',
      exporter: 'https://sora-exporter.example.org',
    },
    // The names of the severities, by the names in alerts/rules. The shipped Alertmanager configuration routes by them.
    severities: { critical: 'critical', warning: 'warning', info: 'info' },
    // Other severities of single alerts, such as { AIVideoErrorBudgetBurn: 'info' }.
    severityOf: {},
    // The objective of targets that have none in the exporter's configuration, such as 0.99; null: they have none.
    objective: null,
    // Alerts that are left out, by name.
    without: [],
    // Labels that every alert carries besides.
    labels: {},
    // Tags of the dashboards besides their own.
    dashboardTags: [],
  },
}
