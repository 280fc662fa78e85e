package id.pulsa.charging.ledger;

/** A binding and the number that can be reached there. */
public record NumberBinding(String number, Binding binding) {}
