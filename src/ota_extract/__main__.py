"""``python -m ota_extract`` is ``ota-extract``."""

from ota_extract.cli import main

if __name__ == "__main__":
    main()
