// Written by `make generated`: every file that the mixin is made of.
{
  rules: [
    importstr '../alerts/rules/alerts-exporter.yml',
    importstr '../alerts/rules/alerts-money.yml',
    importstr '../alerts/rules/alerts-objective.yml',
    importstr '../alerts/rules/alerts-official.yml',
    importstr '../alerts/rules/alerts-reverse.yml',
    importstr '../alerts/rules/alerts-state.yml',
    importstr '../alerts/rules/alerts-status-pages.yml',
    importstr '../alerts/rules/recording-availability.yml',
    importstr '../alerts/rules/recording-latency.yml',
    importstr '../alerts/rules/recording-risk-control.yml',
    importstr '../alerts/rules/recording-shards.yml',
    importstr '../alerts/rules/recording-states.yml',
    importstr '../alerts/rules/recording-videos.yml',
    importstr '../alerts/rules/urls.yml',
  ],
  dashboards: {
    'cost.json': import '../dashboards/cost.json',
    'exporter.json': import '../dashboards/exporter.json',
    'overview.json': import '../dashboards/overview.json',
    'target.json': import '../dashboards/target.json',
  },
}
