package id.pulsa.charging.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in one line, and at the right place, what the YAML parser says in several. */
final class SyntaxProblem {
    private SyntaxProblem() {}

    /** @param text the whole file, in which some problems are known by their offset only */
    static void addTo(Findings findings, String name, String text, IOException problem) {
        if (problem.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            findings.add(
                    new Mark(
                            name,
                            marked.getProblemMark().getLine() + 1,
                            marked.getProblemMark().getColumn() + 1),
                    "broken YAML" + described(marked));
        } else if (problem.getCause() instanceof ReaderException reader) {
            findings.add(
                    placeOf(name, text, reader.getPosition()),
                    String.format("broken YAML: the character U+%04X is not allowed", reader.getCodePoint()));
        } else if (problem instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation location = json.getLocation();
            findings.add(
                    new Mark(name, location.getLineNr(), location.getColumnNr()),
                    "broken YAML: " + json.getOriginalMessage().replaceFirst(", got this instead: .*", ""));
        } else {
            findings.add(Mark.whole(name), "broken YAML: " + problem.getMessage());
        }
    }

    private static String described(MarkedYAMLException marked) {
        String context = marked.getContext() == null ? "" : " " + marked.getContext();
        String problem =
                String.valueOf(marked.getProblem()).replaceFirst("\\. \\(Do not use .* for indentation\\)", "");
        String hint = problem.contains("(TAB)") ? "; indent with spaces, not tabs" : "";
        return context + ": " + problem + hint;
    }

    private static Mark placeOf(String name, String text, int offset) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Mark(name, line, before.length() - before.lastIndexOf('\n'));
    }
}
