# A server for one released database. Not built here (no Docker engine at hand); see docs/publishing.md.
FROM python:3.11-slim

RUN useradd --create-home --uid 10001 gongbao
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE gongbao.py ./
COPY gongbao_cli gongbao_cli
COPY ingest ingest
COPY extract extract
COPY corpus corpus
COPY reports reports
RUN pip install --no-cache-dir -c constraints.txt .

USER gongbao
EXPOSE 8001
HEALTHCHECK --interval=30s --timeout=5s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8001/-/gongbao/gongbao.css')"]
CMD ["gongbao", "serve", "--db", "/data/corpus.db", "--host", "0.0.0.0", "--port", "8001"]
