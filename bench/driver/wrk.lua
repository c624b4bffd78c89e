-- Tells what was measured as one line of JSON.
function done(summary, latency, requests)
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"p50":%g,"p99":%g,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
