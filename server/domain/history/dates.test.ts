import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileDates, dateFormatFault } from "./dates";

const read = (text: string, formats: string | string[], zone = "UTC") => {
  const at = compileDates([formats].flat(), zone)(text);
  return at === null ? null : new Date(at).toISOString();
};

describe("dates of logs", () => {
  it.each([
    ["1/3/2016 01:22", "d/M/yyyy HH:mm", "2016-03-01T01:22:00.000Z"],
    ["22/3/2016 15:08", "d/M/yyyy HH:mm", "2016-03-22T15:08:00.000Z"],
    ["3/22/16 3:08 pm", "M/d/yy h:mm a", "2016-03-22T15:08:00.000Z"],
    ["12:30 AM 3/22/2016", "h:mm a M/d/yyyy", "2016-03-22T00:30:00.000Z"],
    ["22.03.2016", "dd.MM.yyyy", "2016-03-22T00:00:00.000Z"],
    ["Tue, 22 March 2016 15:08:09", "EEE, d MMMM yyyy HH:mm:ss", "2016-03-22T15:08:09.000Z"],
    ["Mar 2, 1999 01:02:03.456", "MMM d, yyyy HH:mm:ss.SSS", "1999-03-02T01:02:03.456Z"],
    ["2016-03-22T15:08:09+02:00", "yyyy-MM-dd'T'HH:mm:ssXXX", "2016-03-22T13:08:09.000Z"],
    ["2016-03-22T15:08:09.123456Z", "iso", "2016-03-22T15:08:09.123Z"],
    ["2016-03-22 15:08", "iso", "2016-03-22T15:08:00.000Z"],
    ["20160322T150809-0130", "iso", "2016-03-22T16:38:09.000Z"],
    ["2016-03-22", "iso", "2016-03-22T00:00:00.000Z"],
    ["1458659289", "epochSeconds", "2016-03-22T15:08:09.000Z"],
    ["1458659289123", "epochMs", "2016-03-22T15:08:09.123Z"],
  ])("%s by %s", (text, format, iso) => expect(read(text, format)).toBe(iso));

  it.each([
    ["31/4/2016 10:00", "d/M/yyyy HH:mm"],
    ["29/2/2015 10:00", "d/M/yyyy HH:mm"],
    ["3/22/2016 10:00", "d/M/yyyy HH:mm"],
    ["1/3/2016 24:10", "d/M/yyyy HH:mm"],
    ["1/3/2016 10:00:00", "d/M/yyyy HH:mm"],
    ["1/3/0016 10:00", "d/M/yyyy HH:mm"],
    ["13:00 pm 1/3/2016", "h:mm a d/M/yyyy"],
    ["yesterday", "iso"],
    ["-5", "epochSeconds"],
  ])("%s is none by %s", (text, format) => expect(read(text, format)).toBeNull());

  it("the first format that fits counts", () => {
    expect(read("4/5/2016", ["d/M/yyyy", "M/d/yyyy"])).toBe("2016-05-04T00:00:00.000Z");
    expect(read("4/15/2016", ["d/M/yyyy", "M/d/yyyy"])).toBe("2016-04-15T00:00:00.000Z");
  });

  it("in a zone: by its summer time, over the hour that is leapt and the one that comes twice", () => {
    const berlin = (text: string) => read(text, "iso", "Europe/Berlin");
    expect(berlin("2016-01-10T12:00")).toBe("2016-01-10T11:00:00.000Z");
    expect(berlin("2016-07-10T12:00")).toBe("2016-07-10T10:00:00.000Z");
    expect(berlin("2016-03-27T02:30")).toBe("2016-03-27T01:00:00.000Z");
    expect(berlin("2016-10-30T02:30")).toBe("2016-10-30T00:30:00.000Z");
    expect(berlin("2016-10-30T02:30+01:00")).toBe("2016-10-30T01:30:00.000Z");
  });

  it("what is remembered of a zone changes nothing", () => {
    const parse = compileDates(["iso"], "America/New_York");
    const instants = fc.integer({ min: Date.UTC(2015, 0, 1) / 60_000, max: Date.UTC(2017, 0, 1) / 60_000 });
    fc.assert(
      fc.property(instants, (minute) => {
        const text = new Date(minute * 60_000).toISOString().slice(0, 16);
        expect(parse(text)).toBe(compileDates(["iso"], "America/New_York")(text));
      }),
    );
  });

  it.each([
    ["yyyy-MM-dd", null],
    ["iso", null],
    ["d/M/yyyy h:mm", "which half"],
    ["HH:mm", "lacks"],
    ["d/M/yyyy d", "twice"],
    ["d/M/yyyy Q", "Q in the date format"],
  ])("the format %s", (format, words) => {
    const fault = dateFormatFault(format);
    if (words === null) expect(fault).toBeNull();
    else expect(fault).toContain(words);
  });
});
