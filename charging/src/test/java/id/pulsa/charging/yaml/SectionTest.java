package id.pulsa.charging.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SectionTest {
    private final Findings findings = new Findings();

    private Section section(String yaml) throws ConfigException {
        return new Section(YamlReader.parse("f", yaml, findings), findings);
    }

    private String found() {
        return findings.list().stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void readsValuesOfEveryType() throws ConfigException {
        Section section = section("""
                text: 0812
                number: -5
                large: 123456789012
                yes: true
                no: false
                wait: 2m
                colour: blue
                list: [a, 1, "b c"]
                inner: {x: 1}
                people:
                  ann: {age: 1}
                  bob: {age: 2}
                steps:
                  - {at: 1}
                  - {at: 2}
                """);
        assertEquals("0812", section.text("text", ""));
        assertEquals(-5, section.integer("number", -5, 5, 0));
        assertEquals(123456789012L, section.whole("large", 0, Long.MAX_VALUE, 0));
        assertTrue(section.flag("yes", false));
        assertFalse(section.flag("no", true));
        assertEquals(
                Duration.ofMinutes(2), section.duration("wait", Duration.ZERO, Duration.ofHours(1), Duration.ZERO));
        assertEquals("blue", section.choice("colour", List.of("red", "blue"), "red"));
        assertEquals(List.of("a", "1", "b c"), section.values("list", text -> text, List.of()));
        assertEquals(1, section.section("inner").integer("x", 0, 9, 0));
        assertEquals(List.of("ann", "bob"), List.copyOf(section.named("people").keySet()));
        assertEquals(
                List.of(1, 2),
                section.sections("steps").stream()
                        .map(step -> step.integer("at", 0, 9, 0))
                        .toList());
        section.reportUnknownKeys();
        assertEquals("", found());
    }

    @Test
    void whatIsMissingGivesTheFallback() throws ConfigException {
        Section section = section("present: 1\nempty_section:\n");
        assertNull(section.textOrNull("text"));
        assertEquals(7, section.integer("number", 0, 9, 7));
        assertEquals(List.of("x"), section.values("list", text -> text, List.of("x")));
        assertEquals(List.of(), section.sections("steps"));
        assertFalse(section.section("inner").has("x"));
        assertFalse(section.section("empty_section").has("x"));
        assertFalse(section.has("absent"));
        assertEquals("", found());
    }

    @Test
    void everyMistakeIsFoundAndTheFallbackTaken() throws ConfigException {
        Section section = section("""
                text: [1]
                nothing:
                number: 5
                not_a_number: 1.5
                huge: 99999999999999999999
                flag: yes
                wait: 1h
                colour: bleu
                list: [a, [b], ~, {c: 1}]
                not_a_list: a
                inner: text
                steps: [text]
                tpyo: 1
                """);
        section.require("missing", "text");
        assertEquals("t", section.text("text", "t"));
        assertEquals("n", section.text("nothing", "n"));
        assertEquals(1, section.integer("number", 0, 4, 1));
        assertEquals(2, section.integer("not_a_number", 0, 4, 2));
        assertEquals(3, section.whole("huge", 0, Long.MAX_VALUE, 3));
        assertTrue(section.flag("flag", true));
        assertEquals(Duration.ZERO, section.duration("wait", Duration.ZERO, Duration.ofSeconds(90), Duration.ZERO));
        assertEquals("red", section.choice("colour", List.of("red", "blue"), "red"));
        assertEquals(List.of("a"), section.values("list", text -> text, List.of("x")));
        assertEquals(List.of(), section.values("not_a_list", text -> text, List.of("x")));
        section.section("inner").require("nothing is asked of a section that is none");
        assertEquals(List.of(), section.sections("steps"));
        section.text("typo", "");
        section.reportUnknownKeys();
        assertEquals("""
                f:1:1: key "missing" is missing
                f:1:7: expected a single value for "text"
                f:2:1: "nothing" has no value
                f:3:9: "number": expected a whole number from 0 to 4, found "5"
                f:4:15: "not_a_number": expected a whole number from 0 to 4, found "1.5"
                f:5:7: "huge": expected a whole number from 0 to 9223372036854775807, found "99999999999999999999"
                f:6:7: "flag": expected true or false, found "yes"
                f:7:7: "wait": expected a duration from 0s to 90s, found "1h"
                f:8:9: "colour": unknown value "bleu"; did you mean "blue"?
                f:9:11: expected a single value in the list "list"
                f:9:16: expected a single value in the list "list"
                f:9:19: expected a single value in the list "list"
                f:10:13: expected a list ("- item" lines, or [a, b]) for "not_a_list"
                f:11:8: expected keys and values ("key: value") under "inner"
                f:12:9: expected keys and values ("key: value") in the list "steps"
                f:13:1: unknown key "tpyo"; did you mean "typo"?""", found());
    }

    @Test
    void aMistypedKeyIsNotMissingToo() throws ConfigException {
        Section section = section("""
                prise: 1
                prices: {peak: 2}
                pre: 3
                50:
                """);
        section.require("price", "per", "prefix");
        assertTrue(section.has("prices"));
        section.reportUnknownKeys();
        assertEquals("""
                f:1:1: key "prefix" is missing
                f:1:1: unknown key "prise"; did you mean "price"?
                f:3:1: unknown key "pre"; did you mean "per"?
                f:4:1: unknown key "50" without a value; a value with a comma in it takes quotes""", found());
    }

    @Test
    void aKeyThatOnlyLooksLikeAMissingOneExcusesNothing() throws ConfigException {
        Section section = section("prices: {peak: 2}\n");
        section.require("price");
        assertTrue(section.has("prices"));
        section.reportUnknownKeys();
        assertEquals("f:1:1: key \"price\" is missing", found());
    }

    @Test
    void findingsAreLimitedSortedAndPrintable() {
        Findings many = new Findings();
        for (int line = Findings.MAX_FINDINGS + 50; line > 0; line--) {
            many.add(new Mark("f", line, 1), "broken\n  line \u001b[31m" + "x".repeat(1000));
        }
        assertEquals(Findings.MAX_FINDINGS, many.list().size());
        assertEquals(51, many.list().get(0).line());
        assertTrue(many.list().get(0).message().startsWith("broken line ?[31mxxx"));
        assertTrue(many.list().get(0).message().length() <= 501);
    }
}
