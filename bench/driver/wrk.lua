-- Tells what was measured as one line of JSON.
function done(summary, latency, requests)
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"refused":%d,"broken":%d}\n', summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
