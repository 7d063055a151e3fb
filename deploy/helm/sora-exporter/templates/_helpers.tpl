{{/* Names and labels that several objects have. The label app.kubernetes.io/name becomes the job, which the rules read:
it is always the chart's. */}}
{{- define "sora-exporter.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{- define "sora-exporter.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride -}}
{{- end }}

{{- define "sora-exporter.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "sora-exporter.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "sora-exporter.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The metadata of an object: (list context name additionalLabels annotations), both of the last may be empty. */}}
{{- define "sora-exporter.metadata" -}}
{{- $context := index . 0 -}}
name: {{ index . 1 }}
namespace: {{ include "sora-exporter.namespace" $context }}
labels:
  {{- include "sora-exporter.labels" $context | nindent 2 }}
  {{- with index . 2 }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with index . 3 }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "sora-exporter.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "sora-exporter.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end }}

{{- define "sora-exporter.prefix" -}}
{{- with trimAll "/" .Values.routePrefix }}/{{ . }}{{ end -}}
{{- end }}

{{- define "sora-exporter.basicAuth" -}}
basicAuth:
  username: {name: {{ . }}, key: username}
  password: {name: {{ . }}, key: password}
{{- end }}

{{- define "sora-exporter.claim" -}}
{{- with .Values.persistence -}}
{{- with .storageClassName -}}
storageClassName: {{ . }}
{{ end -}}
accessModes:
  {{- toYaml .accessModes | nindent 2 }}
resources:
  requests:
    storage: {{ .size }}
{{- end -}}
{{- end }}

{{/* The endpoint of a monitor: (list context values-of-the-monitor). Of several releases every one has its own
`instance`, which no restart changes. */}}
{{- define "sora-exporter.endpoint" -}}
{{- $context := index . 0 }}
{{- with index . 1 -}}
- port: http
  interval: {{ .interval }}
  {{- with include "sora-exporter.prefix" $context }}
  path: {{ . }}/metrics
  {{- end }}
  {{- with .scrapeTimeout }}
  scrapeTimeout: {{ . }}
  {{- end }}
  {{- with .basicAuthSecret }}
  {{- include "sora-exporter.basicAuth" . | nindent 2 }}
  {{- end }}
  relabelings:
    {{- if gt (int $context.Values.shards) 1 }}
    - sourceLabels: [__meta_kubernetes_namespace, __meta_kubernetes_pod_name]
      separator: /
      targetLabel: instance
    {{- else }}
    - targetLabel: instance
      replacement: {{ include "sora-exporter.namespace" $context }}/{{ include "sora-exporter.fullname" $context }}
    {{- end }}
    {{- with .relabelings }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .metricRelabelings }}
  metricRelabelings:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}
