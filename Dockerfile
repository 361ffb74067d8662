# docker build -t genai-market . && docker run --read-only --tmpfs /tmp -p 8501:8501 genai-market
FROM python:3.12-slim AS build
COPY . /source
RUN pip install --no-cache-dir hatchling && cd /source && python -m hatchling build -t wheel -d /dist

FROM python:3.12-slim
COPY --from=build /dist /dist
RUN pip install --no-cache-dir /dist/*.whl && useradd --create-home reader
USER reader
WORKDIR /home/reader
ENV PYTHONDONTWRITEBYTECODE=1
EXPOSE 8501
HEALTHCHECK --start-period=60s CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://localhost:8501/_stcore/health')"]
CMD ["genai-market", "run", "--no-browser", "--port", "8501"]
