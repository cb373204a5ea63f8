package xlsx

func (wb *workbook) addCharts() error { return nil }
