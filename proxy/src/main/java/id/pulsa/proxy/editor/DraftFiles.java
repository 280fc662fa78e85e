package id.pulsa.proxy.editor;

import id.pulsa.charging.yaml.YamlScalar;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.TariffDraft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which files the texts of a draft are for. */
final class DraftFiles {
    private final Path main;
    private final TableNames names;

    /** @param main the file that names the tables, beside which they are */
    DraftFiles(Path main, TableNames names) {
        this.main = main;
        this.names = names;
    }

    /**
     * The texts by file.
     *
     * @param now what is there
     * @throws AdminException of kind INVALID for a text that is too long, or of a table that no plan names
     */
    Map<Path, String> of(TariffDraft draft, TariffFiles now) {
        Set<String> named = named(draft, now);
        Map<Path, String> drafts = new LinkedHashMap<>();
        draft.texts().forEach((name, text) -> {
            if (text.getBytes(StandardCharsets.UTF_8).length > TariffDraft.MAX_TEXT_BYTES) {
                throw new AdminException(
                        Kind.INVALID,
                        "the text of \"" + name + "\" is longer than " + TariffDraft.MAX_TEXT_BYTES + " bytes");
            }
            if (!named.contains(name)) {
                throw new AdminException(
                        Kind.INVALID, "\"" + name + "\" is neither " + TariffDraft.MAIN + " nor a table that it names");
            }
            drafts.put(name.equals(TariffDraft.MAIN) ? main : main.resolveSibling(name), text);
        });
        return drafts;
    }

    private Set<String> named(TariffDraft draft, TariffFiles now) {
        Set<String> named = new LinkedHashSet<>();
        String text = draft.texts().getOrDefault(TariffDraft.MAIN, now.main());
        if (text != null) {
            for (YamlScalar table : TableNames.of(main, text)) {
                named.add(String.valueOf(table.text()));
            }
        }
        // Of a text that is no YAML just now nothing can be said.
        named.addAll(now.tables());
        named.removeIf(name -> names.refusal(name) != null);
        named.add(TariffDraft.MAIN);
        return named;
    }

    /**
     * Lets only those be written that are read here too.
     *
     * @param changed the files that a draft changes
     * @throws AdminException of kind INVALID for one that is there, but is not shown
     */
    static void requireShown(TariffFiles now, Set<Path> changed) {
        for (TariffFile file : now.files()) {
            if (changed.contains(file.path()) && file.text() == null && !file.isMissing()) {
                throw new AdminException(
                        Kind.INVALID, "\"" + file.name() + "\" cannot be changed here: " + file.leftOut());
            }
        }
    }
}
