// Renders a Helm chart as Helm does, with the templates and functions that Helm is made of (text/template, sprig);
// without a cluster, subcharts and hooks, which the chart has none of.
//
//	render CHART-FOLDER < {"values": ..., "chart": ..., "release": ..., "namespace": ...}
//
// The values are whole: defaults and what is set are merged already. Prints a JSON object: what every template says.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"gopkg.in/yaml.v3"
)

type table = map[string]interface{}

type order struct {
	Values, Chart      table
	Release, Namespace string
}

// files is `.Files`: what lies in the chart beside its templates.
type files struct{ folder string }

func (f files) Get(name string) string {
	text, err := os.ReadFile(filepath.Join(f.folder, name))
	if err != nil {
		return ""
	}
	return string(text)
}

type versions struct{}

func (versions) Has(string) bool { return false }

func toYaml(value interface{}) string {
	text, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

func fromYaml(text string) table {
	found := table{}
	if err := yaml.Unmarshal([]byte(text), &found); err != nil {
		found["Error"] = err.Error()
	}
	return found
}

func required(message string, value interface{}) (interface{}, error) {
	if value == nil || value == "" {
		return value, fmt.Errorf("%s", message)
	}
	return value, nil
}

func functions(all *template.Template) template.FuncMap {
	known := sprig.TxtFuncMap()
	delete(known, "env")
	delete(known, "expandenv")
	known["toYaml"], known["fromYaml"], known["required"] = toYaml, fromYaml, required
	known["lookup"] = func(...string) table { return table{} }
	known["include"] = func(name string, data interface{}) (string, error) {
		var text strings.Builder
		err := all.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	known["tpl"] = func(source string, data interface{}) (string, error) {
		one, err := template.Must(all.Clone()).New("tpl").Parse(source)
		if err != nil {
			return "", err
		}
		var text strings.Builder
		err = one.Execute(&text, data)
		return strings.ReplaceAll(text.String(), "<no value>", ""), err
	}
	return known
}

func render(folder string, asked order) (map[string]string, error) {
	all := template.New("chart").Option("missingkey=zero")
	all.Funcs(functions(all))
	paths, _ := filepath.Glob(filepath.Join(folder, "templates", "*"))
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if _, err = all.New(filepath.Base(path)).Parse(string(source)); err != nil {
			return nil, err
		}
	}
	data := table{
		"Values": asked.Values,
		"Chart":  asked.Chart,
		"Release": table{"Name": asked.Release, "Namespace": asked.Namespace, "Service": "Helm",
			"IsInstall": true, "IsUpgrade": false, "Revision": 1},
		"Files":        files{folder},
		"Capabilities": table{"KubeVersion": table{"Version": "v1.34.0"}, "APIVersions": versions{}},
	}
	said := map[string]string{}
	for _, path := range paths {
		name := filepath.Base(path)
		if strings.HasPrefix(name, "_") {
			continue
		}
		var text bytes.Buffer
		if err := all.ExecuteTemplate(&text, name, data); err != nil {
			return nil, err
		}
		said[name] = strings.ReplaceAll(text.String(), "<no value>", "")
	}
	return said, nil
}

func main() {
	var asked order
	err := json.NewDecoder(os.Stdin).Decode(&asked)
	if err == nil {
		var said map[string]string
		if said, err = render(os.Args[1], asked); err == nil {
			err = json.NewEncoder(os.Stdout).Encode(said)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
