"""`python -m exporter` is `sora-exporter`."""

from exporter.cli.main import main

if __name__ == "__main__":
    main()
