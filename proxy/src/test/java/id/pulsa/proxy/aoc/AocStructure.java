package id.pulsa.proxy.aoc;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Judges documents by what TS 24.647 annex C says of their content and annex D of their form, as far as the package says
 * that it is known: which elements stand in which, in what order, and what is text.
 */
public final class AocStructure {
    private static final String NAMESPACE = "http://uri.etsi.org/ngn/params/xml/simservs/aoc";

    /** What stands in an element, in this order: {@code ?} may be missing, {@code |} is a choice. */
    private static final Map<String, String> CONTENT = Map.ofEntries(
            Map.entry("aoc", "aoc-s|aoc-e"),
            Map.entry("aoc-s", "charged-items"),
            Map.entry("charged-items", "basic communication-setup?"),
            Map.entry("basic", "price-time|free-charge"),
            Map.entry("communication-setup", "flat-rate"),
            Map.entry("price-time", "currency-id currency-amount length-time-unit charging-type"),
            Map.entry("flat-rate", "currency-id currency-amount"),
            Map.entry("length-time-unit", "time-unit scale"),
            Map.entry("aoc-e", "recorded-charges"),
            Map.entry("recorded-charges", "recorded-currency-units|free-charge|not-available"),
            Map.entry("recorded-currency-units", "currency-id currency-amount"),
            Map.entry("free-charge", ""),
            Map.entry("not-available", ""));

    private static final Map<String, Pattern> TEXT = Map.of(
            "currency-id", Pattern.compile("[A-Z]{3}"),
            "currency-amount", Pattern.compile("\\d+(\\.\\d+)?"),
            "time-unit", Pattern.compile("[1-9]\\d*"),
            "scale", Pattern.compile("one-second|one-tenth-second|one-hundredth-second"),
            "charging-type", Pattern.compile("step-function|continuous"));

    private AocStructure() {}

    /** The leaves of a valid document: {@code basic/free-charge; …}, from charged-items or recorded-charges on. */
    public static String read(byte[] document) {
        Element root = parse(document);
        assertEquals("aoc", root.getLocalName());
        List<String> leaves = new ArrayList<>();
        walk(root, "", leaves);
        return leaves.stream()
                .map(leaf -> leaf.replaceFirst("^/aoc/aoc-(s/charged-items|e/recorded-charges)/", ""))
                .collect(Collectors.joining("; "));
    }

    private static Element parse(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (Exception e) {
            return fail(e);
        }
    }

    private static void walk(Element element, String path, List<String> leaves) {
        String name = element.getLocalName();
        assertEquals(NAMESPACE, element.getNamespaceURI(), name);
        String here = path + "/" + name;
        Pattern text = TEXT.get(name);
        if (text != null) {
            assertTrue(text.matcher(element.getTextContent()).matches(), () -> here + ": " + element.getTextContent());
            leaves.add(here + "=" + element.getTextContent());
            return;
        }
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            } else {
                assertTrue(child.getTextContent().isBlank(), here);
            }
        }
        String order = children.stream().map(Element::getLocalName).collect(Collectors.joining(" "));
        String content = requireNonNull(CONTENT.get(name), here);
        String allowed = content.replaceAll(" ([a-z-]+)\\?", "( $1)?");
        assertTrue(order.matches(allowed), () -> here + ": " + order);
        children.forEach(child -> walk(child, here, leaves));
        if (children.isEmpty()) {
            leaves.add(here);
        }
    }
}
